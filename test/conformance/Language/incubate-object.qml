// incubateObject: ready later, at once, or when it is forced.
import QtQuick
Item {
    id: root
    Component { id: c; Item { property int v: { console.log("bind v"); return 3 } Component.onCompleted: console.log("completed", v, parent === root) } }
    Component { id: q; QtObject { required property int r; Component.onCompleted: console.log("q", r) } }
    function t(n, f) { try { console.log(n, f()) } catch (e) { console.log(n, "E", e.name, e.message) } }
    Component.onCompleted: {
        let inc = c.incubateObject(root)
        t("status", () => inc.status === Component.Ready); t("object", () => inc.object !== null); t("v", () => inc.object ? inc.object.v : "none")
        if (inc.status !== Component.Ready) inc.onStatusChanged = s => { console.log("status changed", s === Component.Ready, inc.object.v); part2() }
        else part2()
    }
    function part2() {
        let i2 = c.incubateObject(root, { v: 8 }, Qt.Synchronous); console.log("sync", i2.status === Component.Ready, i2.object.v)
        let i3 = c.incubateObject(root, { v: 9 }); console.log("async", i3.status); i3.forceCompletion(); console.log("forced", i3.status === Component.Ready, i3.object.v)
        let i4 = q.incubateObject(null, { r: 5 }, Qt.Synchronous); console.log(i4.object.r)
        console.log("END")
    }
}
