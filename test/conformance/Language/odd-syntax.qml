// Odd syntax: semicolons, newlines, comments, reserved words, unicode, nested parentheses, block bindings.
import QtQuick ; import QtQml
Item { id: root ; width : 10 ; height
: 20 ; /* c */ property /* x */ int /* y */ a /* z */ : /* w */ 3 // end
    property var fn: function(x) { return x + a }
    property var arrow: (x) => { return { v: x } }
    property int block: { if (a > 2) { 100 } else { 200 } }
    property int sw: { switch (a) { case 3: return 33; default: return 0 } }
    property int tr: { try { throw 1 } catch (e) { 7 } finally { } }
    property int ifs: if (a) 4; else 5
    property var o1: { "k": 1 }
    property var o2: ({ k: 1 })
    property var o3: { }
    property var o4: []
    property var re: /x/g.source
    property string multi: "a\
b" + 'c\u0041\x41' + "line
break"
    property string größe: "ü"
    property int get: 1; property int set: 2; property int of: 3; property int from: 4; property int as_: 5; property int on: 6; property int signal: 7; property int list: 8; property int property: 9; property int readonly: 10; property int required: 11; property int component: 12; property int async: 13
    property bool neg: !true; property int minus: -3; property real exp: 1e-3; property int hex: 0xff; property int oct: 0o17; property int bin: 0b11; property int tern: a ? 1 : 2
    property int comma: (1, 2); property var vd: void 0; property string ty: typeof a; property var nul: null; property var und: undefined
    function f1 ( ) { } function f2(a) { return a }
 function f3(a: int, b: string): string { return a + b }
    Component.onCompleted : { console.log(fn(1), arrow(2).v, block, sw, tr, ifs, o1, o2.k, o3, o4.length, re, multi, größe)
        console.log(get + set + of + from + as_ + on + signal + list + root.property + readonly + required + component + async)
        console.log(neg, minus, exp, hex, oct, bin, tern, comma, vd, ty, nul, und)
        console.log(f1(), f2(1), f3(1, "x"), f3("7", 5), typeof f3(1.9, 2))
        console.log("END") } }
