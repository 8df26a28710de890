// What a Loader tells, and when, from the first source to the last.
import QtQuick
Item {
    id: root
    Loader {
        id: l
        property int given: 12
        onStatusChanged: console.log("status", status)
        onSourceChanged: console.log("source", String(source).split("/").pop())
        onSourceComponentChanged: console.log("component", sourceComponent !== null)
        onItemChanged: console.log("item", item !== null)
        onProgressChanged: console.log("progress", progress)
        onLoaded: console.log("loaded", item.title, item.parent === l, item.outer)
        onActiveChanged: console.log("active", active)
        onImplicitWidthChanged: console.log("implicit", implicitWidth)
        onWidthChanged: console.log("width", width)
    }
    Component { id: part; Item { property string title: "part"; property int outer: given; width: 7; height: 8; Component.onDestruction: console.log("part destroyed", title) } }
    Component.onCompleted: {
        console.log("start", l.status, l.progress, l.item, l.sourceComponent, "[" + l.source + "]", l.active, l.asynchronous)
        l.source = "parts/Box.qml"
        console.log("1", l.status, l.width, l.height, l.item.title, l.sourceComponent !== null)
        l.source = "parts/Box.qml"
        console.log("2 same source")
        l.sourceComponent = part
        console.log("3", l.status, l.width, l.height, l.implicitWidth, "[" + l.source + "]")
        l.item.width = 40
        console.log("4", l.width, l.implicitWidth)
        l.width = 100
        console.log("5", l.item.width, l.implicitWidth)
        l.active = false
        console.log("6", l.status, l.progress, l.item, l.width, l.implicitWidth, l.sourceComponent === part)
        l.active = true
        console.log("7", l.status, l.item.width, l.item.height)
        l.sourceComponent = null
        console.log("8", l.status, l.progress, l.width, l.height, l.implicitWidth)
        l.setSource("parts/Box.qml", { title: "given" })
        console.log("9", l.status, l.item.title, l.item.width, l.item.height)
        l.setSource("parts/Box.qml", { title: "again", nothing: 1 })
        console.log("10", l.item.title)
        l.source = ""
        console.log("11", l.status, l.item, l.sourceComponent)
        l.source = "parts/Nowhere.qml"
        console.log("12", l.status, l.progress, l.item, l.sourceComponent !== null)
        l.source = "parts/Broken.qml"
        console.log("13", l.status, l.progress, l.item)
        l.setSource("parts/Needs.qml")
        console.log("14", l.status, l.progress, l.item)
        l.setSource("parts/Needs.qml", { amount: 4 })
        console.log("15", l.status, l.item.twice)
        l.active = false
        l.source = "parts/Box.qml"
        console.log("16", l.status, String(l.source).split("/").pop())
        l.active = true
        console.log("17", l.status, l.item.title)
        l.sourceComponent = undefined
        console.log("18", l.status, l.item)
        console.log("END")
    }
}
