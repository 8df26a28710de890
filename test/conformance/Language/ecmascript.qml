// Destructuring, generators, template strings, optional chaining, closures, getters, labels, regexes in documents.
import QtQuick
Item { id: root; property int n: 2; property var o: ({ a: { b: null }, f() { return this.a }, get g() { return n }, ["k" + 1]: 3, "quoted-key": 1 })
    property string t: `n=${n} ${`nested ${n + 1}`} ${o.a?.b ?? "none"}`
    property var gen: (function*() { yield n; const x = yield n * 2; console.log("got", x) })
    property var re: /a\/b[/]c/gi
    function defaults(a, b = a + n, { c = 3 } = {}, ...rest) { return [a, b, c, rest.length].join() }
    function destr([x, , y = 9], { p: { q } }) { return x + y + q }
    Component.onCompleted: {
        console.log(t); n = 3; console.log(t)
        let it = gen(); console.log(it.next().value, it.next().value, it.next("sent").done)
        console.log(o.f() === o.a, o.g, o.k1, o["quoted-key"], o?.a?.b?.c, o.zz?.(), o.f?.() === o.a)
        console.log(defaults(1), destr([1, 2], { p: { q: 4 } }))
        console.log(re.flags, "xA/B/Cx".match(re)[0], "a1b2".replace(/\d/g, d => d * 2))
        const [p, q = 5, ...r] = [1, undefined, 3, 4]; console.log(p, q, r)
        let { length: len, [`na${"me"}`]: nm = "dflt" } = [1, 2]; console.log(len, nm)
        var x = 1; { let x = 2; var y = x } console.log(x, y, typeof hoisted, typeof later); function hoisted() { } var later = 1
        outer: for (const i of [1, 2, 3]) { for (const j of [1, 2, 3]) { if (j === 2) continue outer; if (i === 3) break outer; console.log(i, j) } }
        class A { static s() { return "static" } get v() { return this._v ?? "unset" } set v(z) { this._v = z }  }
        let b = new A(); console.log(A.s(), b.v)
        console.log([1, 2, 3].reduce((s, v) => s + v), Object.assign({}, { z: 1 }).z, Object.entries({ a: 1, b: 2 }).map(([k, v]) => k + v).join())
        let m = new Map([[root, "root"], ["k", 1]]); console.log(m.get(root), m.size, new Set([1, 1, 2]).size, new WeakMap().has(root))
        let proxy = new Proxy({}, { get: (t, k) => "got " + String(k) }); console.log(proxy.anything)
        try { null.x } catch (e) { console.log(e instanceof TypeError, e.message) }
        try { let u; u.x = 1 } catch (e) { console.log(e.message) }
        try { nope() } catch (e) { console.log(e.message) }
        try { const k = 1; k = 2 } catch (e) { console.log(e.message) }
        try { tdz; let tdz = 1 } catch (e) { console.log(e.message) }
        try { throw { code: 5 } } catch ({ code }) { console.log(code) } finally { console.log("finally") }
        console.log(typeof Symbol(), Symbol.for("a") === Symbol.for("a"), Reflect.ownKeys({ a: 1 }).join(), isFinite("3"), parseFloat("3.5px"))
        console.log(1 < 2 < 3, "b" + "a" + +"x" + "a", [] == false, null == undefined, 0.1 + 0.2, -7 % 3, 7 >>> 1, ~5, 2 ** -1, void 0)
        do { var once = 1 } while (false); for (var i2 = 0, j2 = 5; i2 < j2; i2++, j2--); console.log(once, i2, j2)
        if (n) console.log("if"); else console.log("else")
        with_: { break with_ }
        console.log((() => { try { return 1 } finally { console.log("f") } })(), (function() { return typeof this })())
        console.log(encodeURIComponent("ä b"), decodeURIComponent("%C3%A4"), escape("ä"), unescape("%E4"))
        console.log(JSON.stringify({ a: [1, { b: 2 }] }, null, 1), JSON.stringify("\u2028"), JSON.stringify({ toJSON() { return 5 } }))
        console.log("END")
    }
}
