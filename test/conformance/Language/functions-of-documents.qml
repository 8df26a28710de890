// Functions of documents: parameters, defaults, names, this, closures.
import QtQuick
Item {
    id: root
    function typed(a: int, b: string, c: real, d: bool): string { return typeof a + a + typeof b + b + typeof c + c + typeof d + d }
    function ret(a): int { return a }
    function retS(a): string { return a }
    function retV(a): void { return a }
    function retVar(a): var { return a }
    function retItem(a): Item { return a }
    function pt(p: point): point { p.x = 9; return p }
    function col(c: color): color { return c }
    function dflt(a = 1, b = a + 1, ...r) { return [a, b, r] }
    function t(n, f) { try { console.log(n, f()) } catch (e) { console.log(n, "E", e.name, e.message) } }
    property var arrowProp: (a, b = 2) => a + b
    property Component cc: Component { Item {} }
    function fact(n) { return n <= 1 ? 1 : n * fact(n - 1) }
    signal sig(int a, string b)
    onSig: function (a, b) { console.log("sig", a, b, arguments.length) }
    Component.onCompleted: {
        t("typed", () => typed(1.5, 2, "3", 1)); t("typed2", () => typed("x", null, undefined, "")); t("few", () => typed(1)); t("ret", () => ret("5")); t("ret2", () => ret(5.7)); t("ret3", () => ret("x")); t("retS", () => retS(5)); t("retV", () => retV(5)); t("retVar", () => retVar([1])); t("retItem", () => retItem(root)); t("retItem2", () => retItem(5)); t("pt", () => pt(Qt.point(1, 2))); t("col", () => col("red")); t("dflt", () => JSON.stringify(dflt())); t("dflt2", () => JSON.stringify(dflt(5, undefined, 3))); t("arrow", () => arrowProp(1)); t("fact", () => fact(20)); t("name", () => typed.name + typed.length); t("toString", () => typeof typed.toString()); t("call", () => fact.call(null, 4)); t("apply", () => fact.apply(root, [5])); t("bind", () => fact.bind(null, 3)()); t("prop on fn", () => { typed.foo = 1; return typed.foo }); t("assign fn", () => { root.fact = 1 }); t("sig", () => sig(1, "b")); t("sig few", () => sig(1)); t("new", () => new dflt()); t("typeof", () => typeof fact + typeof root.fact + typeof root["fact"]); t("eq", () => fact === root.fact); t("inst", () => fact instanceof Function); t("in", () => "fact" in root); t("closure", () => { let fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); return fs.map(f => f()) }); t("var closure", () => { let fs = []; for (var i = 0; i < 3; i++) fs.push(() => i); return fs.map(f => f()) }); t("iife", () => (function (a) { return a * 2 })(4)); t("getter", () => { let o = { get a() { return 5 }, set a(v) { console.log("set", v) } }; o.a = 3; return o.a }); t("computed", () => ({ ["a" + 1]: 2 }).a1); t("shorthand", () => { let a = 1, f = { a, g() { return this.a } }; return f.g() }); t("comma", () => (1, 2, 3)); t("ternary", () => 1 ? 2 ? "a" : "b" : "c"); t("chain", () => [3, 1, 2].sort().map(x => x * 2).join()); t("rec", () => { let f = n => n ? n + f(n - 1) : 0; return f(10) }); t("destr param", () => (({ a, b = 2 }) => a + b)({ a: 1 })); t("callLater", () => Qt.callLater(typed, 1, 2, 3, 4)); t("return obj", () => ({})); t("ret undefined", () => { }); t("cc", () => cc.createObject(root) !== null)
        console.log("END")
    }
}
