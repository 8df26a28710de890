// The documents that are timed, in qmlet and in real Qt alike. Each runs by itself and prints what it measured
// as `BENCH name milliseconds`, and END at last.

/** Runs `body` once the document has come to rest. */
const timed = (members: string, body: string): string => `import QtQuick
Item {
    id: root
    width: 800; height: 600
    function tell(name, start, times) { console.log("BENCH", name, (Date.now() - start) / (times || 1)) }
    function change(name, times, what) {
        what(-1)
        const start = Date.now()
        for (let i = 1; i <= times; i++) what(i)
        tell(name, start, times)
    }
${members}
    Timer {
        interval: 300; running: true
        onTriggered: {
            ${body}
            console.log("END")
        }
    }
}
`;

const chain = (property: string): string => {
  const links = Array.from({ length: 1000 }, (_, i) => {
    const value = i === 0 ? 'root.head' : `link${i - 1}.${property} + 1`;
    return `    Item { id: link${i}; ${property === 'x' ? 'x' : 'property real v'}: ${value} }`;
  });
  return timed(
    `    property real head: 0\n${links.join('\n')}`,
    `change("chain ${property}", 200, i => root.head = i)
            if (link999.${property} !== 1199) console.log("WRONG", link999.${property})`,
  );
};
const fan = (property: string): string =>
  timed(
    `    property real source: 0
    Repeater { id: all; model: 10000; Item { ${property === 'x' ? 'x' : 'property real v'}: root.source } }`,
    `change("fan-out ${property}", 100, i => root.source = i)
            if (all.itemAt(9999).${property} !== 100) console.log("WRONG")`,
  );

export const documents: Record<string, string> = {
  repeater: timed(
    '    Repeater { id: all; model: 0; Rectangle { width: 10; height: 10; x: index * 2; color: "red" } }',
    `const start = Date.now()
            all.model = 10000
            tell("repeater", start)
            if (all.itemAt(9999).x !== 19998) console.log("WRONG")`,
  ),
  list: timed(
    `    ListModel { id: rows }
    ListView { width: 400; height: 400; clip: true; model: rows
        delegate: Row { spacing: 10; Text { text: name } Text { text: value } } }`,
    `const start = Date.now()
            for (let i = 0; i < 10000; i++) rows.append({ name: "row " + i, value: "value " + i * 3 })
            tell("list", start)`,
  ),
  chainX: chain('x'),
  chainV: chain('v'),
  fanX: fan('x'),
  fanV: fan('v'),
  hello: 'import QtQuick\nText { text: "hello"; Component.onCompleted: console.log("END") }\n',
  moved: `import QtQuick
Item {
    id: root
    width: 800; height: 600
    property real at: 0
    function step() { at += 1 }
    Repeater { model: 10000; Rectangle { width: 10; height: 10; y: index % 600; x: root.at + index % 700; color: "red" } }
    Component.onCompleted: console.log("END")
}
`,
  rectangles: `import QtQuick
Item {
    width: 800; height: 600
    Repeater { model: 10000; Rectangle { width: 10; height: 10; x: index * 2; color: "red" } }
    Component.onCompleted: console.log("END")
}
`,
  nothing:
    'import QtQuick\nItem { width: 800; height: 600; Repeater { model: 0; Rectangle {} } Component.onCompleted: console.log("END") }\n',
  loader: `import QtQuick
Item {
    id: root
    Component { id: part; Rectangle { width: 10; height: 10; Repeater { model: 5; Text { text: index } } } }
    Loader { id: loader; sourceComponent: part }
    property int rounds: 0
    function round() { loader.active = false; loader.active = true; rounds++ }
    Component.onCompleted: console.log("END")
}
`,
};
