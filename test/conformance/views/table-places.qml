// TableView with plain models: what is around the viewport, moving it by hand and by call, cells of no size.
import QtQuick
Item {
    id: root
    width: 400; height: 320
    TableView {
        id: big
        width: 100; height: 100; model: 1000
        delegate: Rectangle { implicitWidth: 30; implicitHeight: 10; objectName: `${modelData}:${index}:${row}:${column}` }
    }
    TableView {
        id: list
        x: 110; width: 100; height: 100
        model: ListModel { id: rows; ListElement { title: "one"; size: 10 } ListElement { title: "two"; size: 30 } ListElement { title: "three"; size: 20 } }
        delegate: Item { implicitWidth: title.length * 10; implicitHeight: size; property string shown: title + row }
    }
    TableView {
        id: values
        x: 220; width: 100; height: 100; model: ["a", "b"]
        delegate: Item { required property string modelData; implicitWidth: 20; implicitHeight: 20 }
    }
    TableView {
        id: tall
        y: 110; width: 100; height: 100; model: 500; rowSpacing: 4
        rowHeightProvider: row => row % 3 ? 10 : 0
        delegate: Item { implicitWidth: 20; implicitHeight: 99 }
    }
    function show(name, object, names) { console.log(name, names.map(each => `${each} ${object[each]}`).join(", ")) }
    function seen() { show("big", big, ["topRow", "bottomRow", "contentY", "contentHeight"]) }
    property int step: 0
    property var steps: [
        () => {
            show("big", big, ["rows", "columns", "contentWidth", "contentHeight", "topRow", "bottomRow", "leftColumn", "rightColumn"])
            console.log(big.itemAtCell(0, 3).objectName, big.itemAtCell(0, 20))
            show("list", list, ["rows", "columns", "contentWidth", "contentHeight"])
            for (let i = 0; i < 3; i++) { const item = list.itemAtCell(0, i); console.log(item.shown, item.y, item.width, item.height) }
            show("values", values, ["rows", "columns"])
            console.log(values.itemAtCell(0, 1).modelData)
            rows.setProperty(1, "title", "zwei")
        },
        () => { console.log(list.itemAtCell(0, 1).shown, list.contentWidth); rows.insert(1, { title: "new", size: 5 }) },
        () => { show("list", list, ["rows", "contentHeight"]); for (let i = 0; i < 4; i++) { const item = list.itemAtCell(0, i); console.log(item.shown, item.y, item.height) } },
        () => big.contentY = 55,
        () => { seen(); big.contentY = 5003 },
        () => { seen(); console.log(big.itemAtCell(0, big.topRow).y); big.positionViewAtRow(700, TableView.AlignTop) },
        () => { seen(); big.positionViewAtCell(Qt.point(0, 10), TableView.AlignCenter) },
        () => { seen(); big.positionViewAtRow(12, TableView.Visible) },
        () => { seen(); big.positionViewAtRow(20, TableView.Contain) },
        () => { seen(); big.positionViewAtRow(999, TableView.AlignBottom) },
        () => { seen(); big.height = 200 },
        () => { seen(); big.model = 5 },
        () => { show("big", big, ["rows", "contentHeight"]); show("tall", tall, ["topRow", "bottomRow"]); console.log(tall.itemAtCell(0, 0), tall.itemAtCell(0, 1).y, tall.itemAtCell(0, 2).y, tall.itemAtCell(0, 4).y) },
    ]
    Timer {
        interval: 60; running: true; repeat: true
        onTriggered: {
            if (root.step >= root.steps.length) { console.log("END"); stop(); return }
            console.log("--", root.step)
            root.steps[root.step++]()
        }
    }
}
