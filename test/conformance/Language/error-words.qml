// The words of the engine's errors, as documents catch them.
import QtQuick
Item { id: root; property int i; readonly property int ro: 3; property QtObject o; property var u
    function tryIt(name, f) { try { f(); console.log(name, "no error") } catch (e) { console.log(name, "|", e.name, "|", e.message, "|", e instanceof TypeError, e instanceof ReferenceError) } }
    Component.onCompleted: {
        tryIt("read null", () => null.x); tryIt("read undefined", () => undefined.x); tryIt("read member", () => root.u.x); tryIt("read null prop", () => root.o.x)
        tryIt("index null", () => null[0]); tryIt("write null", () => { null.x = 1 }); tryIt("write undefined", () => { u.y.z = 1 }); tryIt("write null o", () => { o.x = 1 })
        
        tryIt("call free", () => nope()); tryIt("call obj", () => ({}).foo())
        tryIt("new num", () => new (5)()); tryIt("new missing", () => new root.nope())
        tryIt("const", () => { const k = 1; k = 2 }); tryIt("tdz", () => { tdz; let tdz = 1 }); tryIt("free", () => free); tryIt("free typeof", () => typeof free); tryIt("assign free", () => { free = 1 })
        tryIt("ro", () => { root.ro = 4 }); tryIt("ro free", () => { ro = 4 }); tryIt("type", () => { i = "x" }); tryIt("obj", () => { o = 5 }); tryIt("undef", () => { i = undefined })
        tryIt("instanceof", () => ({}) instanceof 5); tryIt("instanceof obj", () => ({}) instanceof ({})); tryIt("in", () => "x" in 5); tryIt("in null", () => "x" in null)
        tryIt("destructure null", () => { let { a } = null }); tryIt("destructure undefined", () => { let [a] = undefined }); tryIt("destructure number", () => { let [a] = 5 }); tryIt("spread", () => [...5]); tryIt("for of", () => { for (let x of 5); }); tryIt("spread call", () => Math.max(...null))
        tryIt("symbol", () => Symbol() + ""); tryIt("json", () => JSON.parse("{bad")); tryIt("json empty", () => JSON.parse("")); tryIt("regexp", () => new RegExp("[")); tryIt("repeat", () => "x".repeat(-1)); tryIt("uri", () => decodeURIComponent("%")); tryIt("date", () => new Date(NaN).toISOString())
        tryIt("defineProperty", () => Object.defineProperty(5, "x", {})); tryIt("reduce", () => [].reduce((a, b) => a)); tryIt("proto", () => Object.setPrototypeOf(Object.preventExtensions({}), {})); tryIt("class call", () => { class A { } A() }); tryIt("super", () => { class A { } class B extends A { constructor() { } } new B }); 
        tryIt("stack", () => { function f() { f() } f() }); tryIt("map", () => new Map([1])); tryIt("new Map call", () => Map()); tryIt("sort", () => [1, 2].sort(5)); tryIt("generator", () => { let g = (function*() { g.next() })(); g.next() }); tryIt("primitive", () => +{ toString() { return {} }, valueOf() { return {} } }); tryIt("symbol num", () => +Symbol()); tryIt("weak", () => new WeakMap().set(1, 1)); tryIt("promise", () => new Promise()); tryIt("custom", () => { throw new RangeError("mine") })
        tryIt("method this", () => Date.prototype.getTime.call({})); tryIt("normalize", () => "a".normalize("x")); tryIt("codepoint", () => String.fromCodePoint(-1)); tryIt("proxy", () => new Proxy(5, {})); tryIt("reflect", () => Reflect.ownKeys(5)); tryIt("arraybuf", () => new ArrayBuffer(-1)); tryIt("set proto", () => Set.prototype.add.call({}, 1)); tryIt("create", () => Object.create(5)); tryIt("destroy", () => root.children.destroy()); tryIt("signal few", () => root.sig()); tryIt("callLater", () => Qt.callLater(5)); 
        console.log("END")
    }
    signal sig(int x)
}
