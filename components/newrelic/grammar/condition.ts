import type { CompoundDefinition, ConditionDefinition, Term } from "../condition/definition.ts";
import { limits, operators } from "../condition/definition.ts";
import { parseConditionNrql } from "./nrql.ts";
import { GrammarError } from "../../vendors/grammar/grammar-error.ts";

function outside(name: string, value: number, { least, most }: { readonly least: number; readonly most: number }) {
  return value < least || value > most ? [`${name} ${value}: ${least} to ${most} seconds`] : [];
}

function termProblems(term: Term, aggregationWindow: number): readonly string[] {
  const { operator, threshold, thresholdDuration, thresholdOccurrences } = term;
  return [
    ...(operators.includes(operator) ? [] : [`operator "${operator}": ${operators.join(", ")}`]),
    ...(Number.isFinite(threshold) ? [] : ["the threshold is not a number"]),
    ...outside("thresholdDuration", thresholdDuration, limits.thresholdDuration),
    ...(thresholdDuration % aggregationWindow === 0
      ? []
      : [`thresholdDuration ${thresholdDuration} is not a multiple of aggregationWindow ${aggregationWindow}`]),
    ...(["all", "at_least_once"].includes(thresholdOccurrences)
      ? []
      : [`thresholdOccurrences "${thresholdOccurrences}": all, at_least_once`]),
  ];
}

function queryProblems(query: string, expires: boolean): readonly string[] {
  try {
    const { inner } = parseConditionNrql(query);
    return inner !== undefined && expires
      ? ["a nested query knows no loss of signal, so it has no expirationDuration"]
      : [];
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    return [error.message];
  }
}

/** Every reason for which New Relic would refuse this condition; none: as far as is documented, it takes it. */
export function conditionProblems(condition: ConditionDefinition, policies: ReadonlySet<string>): readonly string[] {
  const { name, nrql, critical, warning, aggregationWindow, slideBy, fillOption, fillValue, expirationDuration } =
    condition;
  const terms = [critical, warning].filter((term) => term !== undefined);
  return [
    ...(name === "" || name !== name.trim() ? ["the name is empty or has blanks at its start or end"] : []),
    ...(policies.has(condition.policy) ? [] : [`there is no policy ${condition.policy}`]),
    ...queryProblems(nrql.query, expirationDuration !== undefined),
    ...outside("aggregationWindow", aggregationWindow, limits.aggregationWindow),
    ...(terms.length === 0 ? ["neither critical nor warning is given"] : []),
    ...terms.flatMap((term) => termProblems(term, aggregationWindow)),
    ...(slideBy !== undefined && (slideBy >= aggregationWindow || aggregationWindow % slideBy !== 0)
      ? [`slideBy ${slideBy} is not a smaller factor of aggregationWindow ${aggregationWindow}`]
      : []),
    ...((fillOption === "static") === (fillValue !== undefined)
      ? []
      : ["fillValue goes with fillOption static, and only with it"]),
    ...(expirationDuration === undefined
      ? []
      : outside("expirationDuration", expirationDuration, limits.expirationDuration)),
    ...(condition.openViolationOnExpiration === true && expirationDuration === undefined
      ? ["openViolationOnExpiration needs an expirationDuration"]
      : []),
  ];
}

/** The aliases of a trigger expression, by recursive descent; undefined where it is none. */
function aliases(text: string): readonly string[] | undefined {
  const pieces = text.match(/[()]|[A-Za-z]+|\S/g) ?? [];
  const found: string[] = [];
  let place = 0;
  const operand = (): boolean => {
    const piece = pieces[place];
    place += 1;
    if (piece === "NOT") return operand();
    if (piece === "(") {
      const isFine = junction();
      place += 1;
      return isFine && pieces[place - 1] === ")";
    }
    if (piece === undefined || !/^[A-Za-z]+$/.test(piece) || piece === "AND" || piece === "OR") return false;
    found.push(piece);
    return true;
  };
  const junction = (): boolean => {
    if (!operand()) return false;
    while (pieces[place] === "AND" || pieces[place] === "OR") {
      place += 1;
      if (!operand()) return false;
    }
    return true;
  };
  return junction() && place === pieces.length ? found : undefined;
}

/** Every reason for which New Relic would refuse this compound condition. */
export function compoundProblems(
  compound: CompoundDefinition,
  policies: ReadonlySet<string>,
  conditions: ReadonlySet<string>,
): readonly string[] {
  const { triggerExpression, componentConditions, policy } = compound;
  const known = componentConditions.map(({ alias }) => alias);
  const used = aliases(triggerExpression);
  return [
    ...(policies.has(policy) ? [] : [`there is no policy ${policy}`]),
    ...(componentConditions.length < 2 ? ["a compound condition has two components at least"] : []),
    ...componentConditions.flatMap(({ condition }) =>
      conditions.has(condition) ? [] : [`there is no condition ${condition}`],
    ),
    ...(used === undefined
      ? [`"${triggerExpression}" is not an expression of aliases, AND, OR, NOT and brackets`]
      : []),
    ...(used ?? []).filter((alias) => !known.includes(alias)).map((alias) => `no component is called ${alias}`),
    ...known.filter((alias) => !(used ?? known).includes(alias)).map((alias) => `component ${alias} is not used`),
  ];
}
