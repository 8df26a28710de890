// TableView with a TableModel: cells, sizes, changes of rows, providers, places.
import QtQuick
import Qt.labs.qmlmodels
Item {
    id: root
    width: 400; height: 320
    TableView {
        id: view
        width: 200; height: 150; columnSpacing: 2; rowSpacing: 1
        model: TableModel {
            id: table
            TableModelColumn { display: "name" }
            TableModelColumn { display: "age"; edit: "age" }
            rows: [{ name: "Ann", age: 30 }, { name: "Bob", age: 40 }, { name: "Cid", age: 50 }]
            onRowsChanged: console.log("rowsChanged", rowCount)
            onRowCountChanged: console.log("rowCount", rowCount)
        }
        delegate: Rectangle {
            required property int row
            required property int column
            required property int index
            required property var display
            property string shown: text.text
            implicitWidth: 50 + 10 * column; implicitHeight: 20
            Text { id: text; text: display }
            TableView.onPooled: root.pooled++
            TableView.onReused: root.reused++
            Component.onCompleted: console.log("made", row, column, index, display, TableView.view === view)
        }
        onContentWidthChanged: console.log("contentWidth", contentWidth)
        onContentHeightChanged: console.log("contentHeight", contentHeight)
        onRowsChanged: console.log("rows", rows)
        onColumnsChanged: console.log("columns", columns)
        onLeftColumnChanged: console.log("left", leftColumn)
        onRightColumnChanged: console.log("right", rightColumn)
        onTopRowChanged: console.log("top", topRow)
        onBottomRowChanged: console.log("bottom", bottomRow)
    }
    property int pooled: 0
    property int reused: 0
    function show(name, object, names) { for (const each of names) console.log(name, each, object[each]) }
    function cells() {
        for (let r = 0; r < view.rows; r++) for (let c = 0; c < view.columns; c++) {
            const item = view.itemAtCell(c, r)
            console.log(r, c, item ? [item.x, item.y, item.width, item.height, item.shown, item.index] : "none")
        }
    }
    property int step: 0
    property var steps: [
        () => {
            show("view", view, ["rows", "columns", "leftColumn", "rightColumn", "topRow", "bottomRow", "contentWidth", "contentHeight", "contentX", "contentY", "reuseItems", "animate", "keyNavigationEnabled", "pointerNavigationEnabled", "currentRow", "currentColumn", "alternatingRows", "selectionBehavior", "syncView", "syncDirection", "boundsBehavior", "flickableDirection", "originX"])
            cells()
            console.log(view.itemAtCell(5, 5), view.isColumnLoaded(1), view.isRowLoaded(7), view.columnWidth(1), view.rowHeight(0), view.implicitColumnWidth(1), view.implicitRowHeight(2), view.columnWidth(4))
            const at = (p) => `${p.x},${p.y}`
            console.log(at(view.cellAtPosition(10, 25)), at(view.cellAtPosition(300, 300)), at(view.cellAtPosition(51, 10)), at(view.cellAtPosition(51, 10, true)))
        },
        () => table.appendRow({ name: "Dan", age: 60 }),
        () => {
            console.log(pooled, reused)
            table.setData(table.index(0, 0), "display", "Eve")
            table.setRow(1, { name: "Fay", age: 1 })
            console.log(table.getRow(1).name, table.data(table.index(1, 1), "display"), table.data(table.index(9, 1), "display"), table.columnCount)
        },
        () => { cells(); table.removeRow(0) },
        () => { cells(); table.insertRow(1, { name: "Gus", age: 7 }); table.moveRow(0, 2) },
        () => {
            console.log(table.rows.map(r => r.name))
            cells()
            view.columnWidthProvider = c => c ? 0 : 80
            view.forceLayout()
        },
        () => {
            console.log(view.columns, view.contentWidth)
            cells()
            view.columnWidthProvider = c => c ? -1 : 80
            view.rowHeightProvider = r => 30
            view.forceLayout()
        },
        () => { console.log(view.rightColumn, view.bottomRow); cells(); table.rows[0].name = "no"; console.log(table.rows[0].name); table.rows = [{ name: "Hal", age: 3 }] },
        () => { cells(); table.clear() },
        () => { show("view", view, ["rows", "columns", "contentWidth", "contentHeight", "topRow", "leftColumn"]); table.removeRow(4) },
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
