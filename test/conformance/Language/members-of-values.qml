// What for-in, Object.keys and JSON see of values and objects, and how members are written.
import QtQuick
Item {
    id: root
    property point p: Qt.point(1, 2); property size s: Qt.size(1, 2); property rect r: Qt.rect(1, 2, 3, 4); property font f; property color c: "red"; property vector2d v2: Qt.vector2d(1, 2); property vector3d v3: Qt.vector3d(1, 2, 3); property vector4d v4: Qt.vector4d(1, 2, 3, 4); property quaternion q: Qt.quaternion(1, 2, 3, 4); property matrix4x4 m
    property var vp: Qt.point(5, 6)
    QtObject { id: o; property int a: 1; property string b: "x"; signal s(int z); function f() {} property alias al: o.a }
    function ks(x) { let k = []; for (let n in x) k.push(n); return k.join(",") }
    function t(f) { try { console.log(f()) } catch (e) { console.log("E", e.name, e.message) } }
    Component.onCompleted: {
        for (const n of ["p", "s", "r", "c", "v2", "v3", "v4", "q", "m", "vp"]) { t(() => n + ": " + ks(root[n])); t(() => n + " keys " + Object.keys(root[n])); t(() => n + " json " + JSON.stringify(root[n])); t(() => n + " str " + root[n]); t(() => n + " entries " + Object.entries(root[n]).length) ; t(() => typeof root[n]); t(() => "x" in root[n]); t(() => root[n].hasOwnProperty("x")) }
        t(() => ks(f)); t(() => JSON.stringify(f))
        t(() => ks(o)); t(() => Object.keys(o)); t(() => JSON.stringify(o)); t(() => Object.entries(o).length); t(() => Object.getOwnPropertyNames(o)); t(() => { let z = Object.assign({}, o); return Object.keys(z) })
        t(() => ks(Qt.point(3, 4))); t(() => ks([7, 8])); t(() => ks("ab")); t(() => ks({ a: 1, b: { c: 2 } })); t(() => ks(null)); t(() => ks(5)); t(() => ks(new Date())); t(() => ks(() => 1))
        t(() => p.x); t(() => p.nope); t(() => { p.x = 5; return p }); t(() => { p.x = "7"; return p }); t(() => { p.x = "bad"; return p }); t(() => { p.x = undefined; return p }); t(() => { p = undefined; return p }); t(() => { let q = p; q.x = 99; return p + " " + q }); t(() => { let q = p; p = Qt.point(0, 0); return p + " " + q }); t(() => p == Qt.point(0, 0)); t(() => p === Qt.point(0, 0)); t(() => p == "0,0"); t(() => p === p); t(() => p == p); t(() => Object.is(p, p)); t(() => p === root.p); t(() => vp === vp); t(() => vp == Qt.point(5, 6)); t(() => { vp.x = 50; return vp }); t(() => [p].indexOf(p)); t(() => [p].includes(p)); t(() => !p); t(() => p ? 1 : 2); t(() => p + 1); t(() => p * 1); t(() => `${p}`)
        t(() => r.left + " " + r.right + " " + r.top + " " + r.bottom); t(() => { r.width = -1; return r }); t(() => r.x + r.y); t(() => r.contains); t(() => r.center)
        t(() => f.family + f.pixelSize + f.pointSize + f.bold); t(() => { f.pixelSize = 30; return f.pixelSize + " " + f.pointSize }); t(() => { f.bold = true; return f.weight }); t(() => { f.family = "Arial"; return f.family }); t(() => f == Qt.font({ family: "Arial", pixelSize: 30, bold: true }))
        t(() => v2.plus(Qt.vector2d(1, 1))); t(() => v2.times(2)); t(() => v2.length()); t(() => v3.crossProduct(Qt.vector3d(0, 1, 0))); t(() => v3.dotProduct(Qt.vector3d(1, 1, 1))); t(() => v3.normalized()); t(() => v2.toVector3d()); t(() => v4.toVector2d()); t(() => v3.minus(Qt.vector3d(1, 1, 1))); t(() => v2.fuzzyEquals(Qt.vector2d(1, 2.00001))); t(() => v2.toString()); t(() => m.times(2)); t(() => m.transposed()); t(() => m.determinant()); t(() => m.inverted()); t(() => m.m11); t(() => m.row(0)); t(() => m.column(1)); t(() => m.plus(m)); t(() => m.times(Qt.vector3d(1, 2, 3))); t(() => m.times(Qt.vector4d(1, 2, 3, 1))); t(() => { m.m11 = 5; return m.m11 }); t(() => { m.translate(Qt.vector3d(1, 2, 3)); return m }); t(() => q.scalar)
        console.log("END")
    }
}
