// Points between the coordinates of items that are moved, scaled and turned.
import QtQuick
Item {
    width: 100; height: 100
    Item { id: a; x: 10; y: 20; width: 40; height: 40; scale: 2; Item { id: inner; x: 5; y: 5; width: 10; height: 10 } }
    Item { id: b; x: 50; y: 50; width: 20; height: 20; rotation: 90; transformOrigin: Item.TopLeft }
    Component.onCompleted: {
        console.log(inner.mapToItem(null, 0, 0), inner.mapToItem(a, 1, 1), a.mapToItem(b, 0, 0), b.mapFromItem(a, 20, 20))
        console.log(inner.mapToItem(parent, 0, 0, 10, 10), b.contains(Qt.point(5, 5)), b.contains(Qt.point(50, 5)))
        console.log("END")
    }
}
