import assert from "node:assert/strict";
import fc from "fast-check";
import { programs, programsOf, versionOfModule } from "../../../commands/bootstrap/programs.mjs";
import { atLeast, printedVersion } from "../../../commands/bootstrap/version.mjs";

describe("Versions of programs", () => {
  it("are read from what each kind of program prints", () => {
    const printed: [string, string | undefined][] = [
      ["prometheus, version 3.16.0 (branch: HEAD, revision: 1234)\n  go version:       go1.26.8", "3.16.0"],
      ["prometheus, version 2.42.0+ds (branch: debian/sid, revision: 2.42.0+ds-5+b5)", "2.42.0"],
      ["prometheus, version  (branch: , revision: unknown)\n  go version:       go1.26.8", undefined],
      ["v3.274.1\n", "3.274.1"],
      ["v3.275.0-dev.0\n", "3.275.0"],
      ["postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18"],
      ["postgres (PostgreSQL) 18beta1", "18"],
      ["grafana version 12.1.0", "12.1.0"],
      ["Version 10.4.2 (commit: 701c851be7, branch: HEAD)", "10.4.2"],
      ["go version go1.26.8 linux/amd64", "1.26.8"],
      ["", undefined],
    ];
    for (const [output, version] of printed) assert.equal(printedVersion(output), version, output);
  });

  it("are compared number by number, not as text", () => {
    assert.equal(atLeast("3.16.0", "3.5.0"), true);
    assert.equal(atLeast("0.25.0", "0.31.0"), false);
    assert.equal(atLeast("15.18", "13"), true);
    assert.equal(atLeast("12.9", "13"), false);
    const version = fc.tuple(fc.nat(400), fc.nat(400), fc.nat(400));
    fc.assert(
      fc.property(version, version, (a, b) => {
        const order = a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
        assert.equal(atLeast(a.join("."), b.join(".")), order >= 0);
      }),
    );
  });

  it("of the Prometheus module stand for Prometheus 3", () => {
    const path = "github.com/prometheus/prometheus";
    assert.equal(versionOfModule({ path, version: "v0.316.0" }), "3.16.0");
    assert.equal(versionOfModule({ path, version: "v0.305.1" }), "3.5.1");
    assert.equal(versionOfModule({ path, version: "v0.42.0" }), "0.42.0");
    assert.equal(versionOfModule({ path: "github.com/prometheus/alertmanager", version: "v0.31.1" }), "0.31.1");
  });
});

describe("The table of programs", () => {
  it("pins a module that is new enough for every program that we obtain", () => {
    for (const { name, module, minimum, optional } of programs) {
      assert.equal(module === undefined, optional === true, name);
      if (module !== undefined) assert.equal(atLeast(versionOfModule(module), minimum), true, name);
    }
  });

  it("names everything for stacks of tier local and the CLI alone for others", () => {
    assert.equal(programsOf(true).length, programs.length);
    assert.deepEqual(programsOf(false), ["pulumi"]);
  });
});
