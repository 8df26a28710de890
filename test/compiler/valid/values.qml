import QtQuick

Item {
    property var number: 1
    property var negative: -1
    property var float: .5
    property var exponent: 1e3
    property var hexadecimal: 0xff
    property var octal: 0o17
    property var binary: 0b11
    property var leadingZero: 010
    property var big: 10n
    property var separated: 1_000
    property var single: 'it\'s "quoted"'
    property var escapes: "a\tb\u00e9\x41"
    property var octalEscape: "\101"
    property var continued: "one \
two"
    property var twoLines: "one
two"
    property var template: `plain`
    property var substituted: `a ${number + `${1}`} b`
    property var tagged: String.raw`\n${1}`
    property var regular: /a\/[/]b/gi
    property var quotient: number / 2 / 3
    property var nothing: null
    property var notDefined: undefined
    property var yes: true
    property var parenthesised: (5)
    property var list: []
    property var listOfNumbers: [1, , 2]
    property var object: ({ a: 1, "b": 2, [number]: 3, number, get c() { return 1 }, d() {}, ...number })
    property var block: { 5 }
    property var emptyBlock: {}
    property var labelled: { a: 1 }
    property var conditional: if (number) 1; else 2
    property var chosen: switch (number) { case 1: "one"; break; default: "other" }
    property var guarded: try { risky() } catch (e) { -1 } finally { tidy() }
    property var fn: function() { return 1 }
    property var named: function again(n) { return n ? again(n - 1) : 0 }
    property var arrow: () => 5
    property var arrowBlock: (a, b) => { return a + b }
    property var asynchronous: async () => await 1
    property var called: (function() { return 1 })()
    property var klass: class A extends Array { #hidden = 1; static s = 2; get hidden() { return this.#hidden } }
    property var sequence: (1, 2)
    property var chain: number?.toString?.()?.["length"] ?? 0
    property var logic: number && !number || (~number) ** 2
    property var assigned: number += 1
    property var casted: parent as Item
    property var castedMember: (parent as Models.Row).x instanceof Object
    property var made: new Date(2020, 1, 1)
    property var spread: Math.max(...[1, 2])
    property var empty: ;
    property var overLines: 1
        + 2
        + call(
            3,
        )
    property var colonNext
    : 5
    property
    int
    scattered
    :
    6
}
