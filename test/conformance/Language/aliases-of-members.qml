// Aliases for objects, properties, members of groups and of values.
import QtQuick
Item {
    id: root
    property alias w: i1.ww
    property alias tx: t1.text
    property alias tt: t1
    property alias bw: bwh.w
    property alias fp: t1.font.pixelSize
    property alias f: t1.font
    property alias aa: i1.ab
    property alias c: r1.color
    property alias an: r1.radius
    property alias kids: holder.data
    default property alias dd: holder.data
    onWChanged: console.log("w", w); onTxChanged: console.log("tx", tx); onBwChanged: console.log("bw", bw); onFpChanged: console.log("fp", fp); onAaChanged: console.log("aa", aa); onCChanged: console.log("c", c); onAnChanged: console.log("an", an)
    property QtObject o1: QtObject { id: o1; readonly property int ro: 5 }
    property Text tself: Text { id: t1; text: "hi" }
    property Rectangle rself: Rectangle { id: r1; color: "red" }
    property Item iself: Item { id: i1; property int ab: 3; property real ww }
    property QtObject bwo: QtObject { id: bwh; property int w }
    property Item hold: Item { id: holder }
    function t(f) { try { console.log(f()) } catch (e) { console.log("E", e.name, e.message) } }
    Item { objectName: "child" }
    Component.onCompleted: {
        t(() => { w = 50; return i1.ww }); t(() => { tx = "yo"; return t1.text }); t(() => tt === t1); t(() => { tt = null; return tt }); t(() => { bw = 4; return bwh.w }); t(() => { fp = 33; return t1.font.pixelSize }); t(() => { aa = 9; return i1.ab }); t(() => { i1.ab = 10; return aa }); t(() => { c = "blue"; return r1.color }); t(() => { an = 3; return r1.radius }); t(() => f.pixelSize); t(() => { aa = "x"; return aa }); t(() => { aa = undefined; return aa }); t(() => kids.length); t(() => { root.aa = Qt.binding(() => root.w + 1); return aa }); w = 60; t(() => aa); t(() => i1.ab); t(() => { i1.ab = 1; w = 70; return aa }); t(() => typeof tt); t(() => "aa" in root); t(() => root.hasOwnProperty("aa")); t(() => root["tx"])
        console.log("END")
    }
}
