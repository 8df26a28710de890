// Bindings and handlers as statements: completion values, early returns, nested functions, var hoisting, switch, labels, exceptions.
import QtQuick
Item { id: root; property int n: 2
   
    property var c1: { if (n > 1) "big"; else "small" }
    property var c2: { let x = n; x * 2 }
    property var c3: { for (let i = 0; i < 3; i++) { i * n } }
    property var c4: { n; }
   
    property var c5: { switch (n) { case 2: "two"; break; default: "other" } }
    property var c6: { try { n.foo.bar } catch (e) { "caught" } }
    property var c7: { var y = 1; function f() { return y + n } f() }
    property var c8: { return 5; 6 }
    property var c9: { label: { if (n) break label; 7 } 8 }
   
    property var d1: (function() { return arguments.length })(1, 2, 3)
    property var d2: { const { a, b = n } = { a: 1 }; [a, b] }
    property var d3: n > 1 ? { k: 1 } : null
    property var d4: ({})
    property var d5: [n, [n]]
    property var d6: function() { return n }
    property var d7: function named(a) { return a }
    property var d8: a => ({ a })
   
    property var d9: { let r = []; for (const k in { x: 1, y: 2 }) r.push(k); for (const v of [3, 4]) r.push(v); r.join() }
    property var e1: { while (true) { break } "after" }
    property var e2: { do { var z = 3 } while (false); z }
    property var e3: new Date(0).getTime()
    property var e4: typeof n === "number" && !isNaN(n)
    property var e5: n instanceof Object
    property var e6: (n, n + 1)
    property var e7: +"3" + -"2"
    property var e8: n++ > 5
    onNChanged: { if (n > 10) return; console.log("n", n) }
    signal s1; onS1: if (n) console.log("if handler"); else console.log("else")
    signal s2; onS2: { var fns = []; for (var i = 0; i < 2; i++) fns.push(function() { return i }); console.log(fns.map(f => f()).join()) }
    signal s3; onS3: function() { console.log("function", arguments.length) }
    signal s4(int a, var b); onS4: (...rest) => console.log("rest", rest.length, rest[0])
    signal s5(var o); onS5: ({ k = 3, l }) => console.log("destructured", k, l)
    signal s6; onS6: { throw new Error("thrown in handler") }
    signal s7; onS7: root.n += 1, console.log("comma")
    Component.onCompleted: {
        console.log(c1, c2, c3, c4, c5, c6, c7, c8, c9); console.log(d1, d2, JSON.stringify(d3), JSON.stringify(d4), d5, d6(), d7(4), JSON.stringify(d8(5))); console.log(d9, e1, e2, e3, e4, e5, e6, e7, e8)
        s1(); s2(); s3(); s4(1, 2); s5({ l: 4 }); s6(); console.log("after throw"); s7(); n = 20; console.log("END") }
}
