// Loader: properties given with setSource are kept until another source is set.
import QtQuick
Item {
    Component { id: c; Item { property int a: 1; property string s: "x" } }
    Loader { id: l1; active: false; onLoaded: console.log("l1 loaded", item.a, item.s) }
    Loader { id: l2; active: false; sourceComponent: c; onLoaded: console.log("l2 loaded", item.a) }
    Component.onCompleted: {
        l1.setSource("parts/Kept.qml", { a: 5, s: "y" })
        console.log(l1.status, l1.source.toString().split("/").pop(), l1.item)
        l1.active = true
        console.log(l1.status, l1.item.a, l1.item.s)
        l1.active = false; l1.active = true
        console.log(l1.item.a, l1.item.s)
        l1.setSource("parts/Kept.qml", { a: 7 })
        console.log(l1.item.a, l1.item.s)
        l1.source = ""
        console.log(l1.item, l1.status)
        l1.source = "parts/Kept.qml"
        console.log(l1.item.a)
        l2.active = true
        console.log(l2.item.a)
        console.log("END")
    }
}
