// Components within components, contexts of delegates, ids that shadow, inline components with aliases and signals.
import QtQuick
Item { id: root; property string tag: "root"
    component Card: Item { id: card; property alias label: txt.text; property string tag: "card"; signal picked(string what); property Component extra; default property alias inside: box.data
        Text { id: txt; text: "?" } Item { id: box } Loader { id: ld; sourceComponent: card.extra; property string tag: "loader" } property alias loaded: ld.item
        function pick() { picked(label + tag) } }
    component Fancy: Card { tag: "fancy"; label: "fancy " + tag }
    Card { id: c1; label: "one"; onPicked: what => console.log("picked", what, tag, root.tag); extra: Item { property string seen: tag + "/" + root.tag + "/" + c1.tag }
        Item { objectName: "child of card"; property string t: tag } }
    Fancy { id: c2; onPicked: what => console.log("fancy picked", what) }
    Fancy { id: c3; tag: "own" }
    Component { id: outer; Item { id: inner; property string tag: "outer"; property var made: nested.createObject(inner, { n: 5 }); Component { id: nested; Item { property int n; property string t: tag + "/" + inner.tag + "/" + root.tag + "/" + n } } } }
    Repeater { id: rep; model: 2; Item { id: row; property int outerIndex: index; Repeater { model: 2; Item { property string path: row.outerIndex + "." + index + tag; Component.onCompleted: console.log("row", path) } } } }
    Component.onCompleted: {
        c1.pick(); c2.pick(); console.log(c2.label, c3.label, c1.loaded.seen, c1.inside.length, c1.inside[0].objectName, c1.inside[0].t)
        let o = outer.createObject(root); console.log(o.made.t)
        console.log(rep.count, rep.itemAt(1).outerIndex, rep.itemAt(5))
        let d = Qt.createQmlObject("import QtQuick; Item { property string t: tag; property var r: root.tag; Item { id: sub; objectName: 'sub' } property alias s: sub.objectName }", c1, "dyn"); console.log(d.t, d.r, d.s, d.parent === c1, d.parent.label)
        endTimer.start() }
    Timer { id: endTimer; interval: 20; onTriggered: console.log("END") }
}
