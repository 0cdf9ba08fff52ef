import fc from "fast-check";

/** Texts that some YAML version takes for something else, beside any. */
export const texts = fc.oneof(
  fc.constantFrom("on", "y", "no", "null", "~", "12:30:00", "0777", "1e3", "1_000", ".inf", "2024-01-01", "<<", "="),
  fc.constantFrom(
    "",
    " ",
    "a: b",
    "# a",
    "- a",
    "{{ $value }}",
    "a\n",
    "\n",
    "  a\n b\n",
    "a\n\n\n",
    "\ta\n",
    "a \nb\n",
  ),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("a", " ", "\n", ":", "#", "'", '"', "\\", "\t", "\u0085", "\u2028", "\ufeff") }),
);
