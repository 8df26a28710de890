// The large document of the benchmark: nested rectangles, five literals and one binding each.
const COLORS = ['red', 'green', 'blue', '#ff8800', '#8844ff'];
/** How many children an object has at each depth. */
const CHILDREN = [20, 9, 10];

export function largeDocument(count: number): string {
  let made = 0;
  const out: string[] = ['import QtQuick\n\nItem {\n    width: 400\n    height: 300\n'];
  const add = (depth: number) => {
    const i = made++;
    const indent = '    '.repeat(depth);
    out.push(
      `${indent}Rectangle {\n`,
      `${indent}    x: ${i % 97}\n${indent}    y: ${(i * 7) % 89}\n`,
      `${indent}    width: ${10 + (i % 50)}\n${indent}    height: ${10 + (i % 30)}\n`,
      `${indent}    color: "${COLORS[i % 5]}"\n${indent}    radius: width / 4\n`,
    );
    for (let k = 0; k < (CHILDREN[depth - 1] ?? 0) && made < count; k++) add(depth + 1);
    out.push(`${indent}}\n`);
  };
  while (made < count) add(1);
  return `${out.join('')}}\n`;
}
