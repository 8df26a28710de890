// asynchronous: what is there at once, and what comes later.
import QtQuick
Item {
    Component { id: part; Item { property string title: "part"; Component.onCompleted: console.log("completed") } }
    Loader {
        id: l
        asynchronous: true
        onStatusChanged: console.log("status", status)
        onProgressChanged: console.log("progress", progress)
        onItemChanged: console.log("item", item ? item.title : null)
        onLoaded: {
            console.log("loaded", item.title)
            if (item.title === "part") later.start()
            else if (item.title === "box") { sourceComponent = null; console.log("off", status); console.log("END") }
        }
    }
    Timer { id: later; interval: 30; onTriggered: { l.source = "parts/Box.qml"; console.log("set", l.status, l.item) } }
    Component.onCompleted: { l.sourceComponent = part; console.log("after", l.status, l.item, l.progress) }
}
