// A size that is taken back follows the implicit one again, in all its signals.
import QtQuick
Item {
    Item { id: box; implicitWidth: 8; width: 20; onWidthChanged: console.log("width", width); onImplicitWidthChanged: console.log("implicit", implicitWidth) }
    Component.onCompleted: { box.implicitWidth = 9; console.log(box.width); box.width = undefined; console.log(box.width); box.implicitWidth = 12; console.log(box.width); box.width = box.width; box.implicitWidth = 1; console.log(box.width); console.log("END") }
}
