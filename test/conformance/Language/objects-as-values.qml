// Objects as JavaScript sees them: keys, in, delete, JSON, equality, instanceof, hasOwnProperty.
import QtQuick
QtObject { id: root; property int aa: 1; property string bb: "b"; signal sig(); function fn() { } readonly property int ro: 2; property var child: QtObject { property int q: 1 }
    Component.onCompleted: {
        console.log("aa" in root, "fn" in root, "nope" in root, "objectName" in root, root.hasOwnProperty ? root.hasOwnProperty("aa") : "no", typeof root.toString, "sigChanged" in root, "aaChanged" in root)
        let keys = []; for (let k in root) keys.push(k); console.log(keys.join())
        console.log(Object.keys(root).join())
        console.log(Object.keys(child).join(), Object.entries(child).length)
        console.log(root == root, root === child, root == "x", String(root).replace(/\(.*/, ""), root + "" === String(root), typeof root, root instanceof QtObject, child instanceof Item)
        console.log(JSON.stringify(child), delete root.aa, root.aa, root["bb"], root[0], root.nope)
        let o = {}; o[root] = 1; console.log(Object.keys(o)[0].replace(/\(.*/, ""))
        let s = new Set([root, root, child]); console.log(s.size, s.has(root)); let m = new Map(); m.set(root, 1); console.log(m.get(root))
        console.log(Array.isArray(root), root ? "truthy" : "falsy", !root, root?.aa, root.constructor === undefined, Object.prototype.toString.call(root))
        let { aa, bb: renamed } = { aa: root.aa, bb: root.bb }; console.log(aa, renamed)
        let { ro } = root; console.log(ro)
        root.sig.connect(() => console.log("connected")); root.sig(); console.log(typeof root.sig.connect, typeof root.aaChanged)
        aa = 7; console.log(root.aa); root.aa = 8; root["aa"]++; root.aa += 2; root.aa **= 2; console.log(root.aa, root.aa++, --root.aa)
        try { root.ro = 5 } catch (e) { console.log(e.message) }
        try { root.fn = 5 } catch (e) { console.log(e.message) }
        console.log(Object.getOwnPropertyNames(child).includes("q"), child.propertyIsEnumerable ? child.propertyIsEnumerable("q") : "none")
        console.log("END")
    }
}
