// Grouped writes to objects that are properties: `child.prop: value`, `obj { }`, aliases of objects, attached in groups; dotted handlers.
import QtQuick
import "lib"
Item { id: root
    property Item inner: Item { id: in1; property int v: 1; property string s: "s"; signal sig() }
    property alias al: in2
    property QtObject plain: QtObject { property int q: 2 }
    Item { id: in2; property int w: 3; Rectangle { id: rr; border.width: 1 } property alias r: rr }
    Holder2 { id: h; item.width: 7; item.visible: false; label { text: "grouped"; font.pixelSize: 30; font { bold: true } } label.color: "red"; label.onTextChanged: console.log("label text", label.text); anchors.onMarginsChanged: console.log("margins", anchors.margins); item.onWidthChanged: console.log("item width", item.width) }
    Component.onCompleted: { console.log(h.item.width, h.item.visible, h.label.text, h.label.font.pixelSize, h.label.font.bold, h.label.color); h.label.text = "new"; h.anchors.margins = 4; h.item.width = 8; in2.r.border.width = 9; console.log(rr.border.width, al.w, al.r.border.color); console.log("END") }
}
