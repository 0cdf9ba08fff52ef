interface Layout {
  /** Stands before each row; default two spaces. */
  readonly indent?: string;
  /** Columns by number, from 0, whose cells end at the same place: numbers. Default none. */
  readonly right?: readonly number[];
}

/** Rows of text in columns as wide as their widest cell; nothing is padded at a row's end. */
export function columns(rows: readonly (readonly string[])[], { indent = "  ", right = [] }: Layout = {}): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      // A row's last cell may be as long as it likes, so it makes no column wider.
      if (column < row.length - 1 || right.includes(column))
        widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  const padded = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
  };
  return rows.map((row) => `${indent}${row.map(padded).join("  ")}`.trimEnd()).join("\n");
}
