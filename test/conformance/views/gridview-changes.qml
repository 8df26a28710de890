// A GridView as its model changes, as it is resized, and as keys and positions move it.
import QtQuick
Item {
    width: 100; height: 100
    ListModel { id: cells }
    GridView { id: view; width: 100; height: 60; cellWidth: 30; cellHeight: 20; cacheBuffer: 0; model: cells; highlightMoveDuration: 0
        delegate: Item { property string name: label; width: 30; height: 20 } }
    function state(word) {
        view.forceLayout()
        const seen = []
        for (let i = 0; i < cells.count; i++) { const item = view.itemAtIndex(i); if (item) seen.push(item.name + "@" + item.x + "," + item.y) }
        console.log(word, "|", seen.join(" "), "|", view.contentY, view.originY, view.contentHeight, view.currentIndex, view.count)
    }
    Timer { interval: 60; running: true; onTriggered: {
        for (let i = 0; i < 20; i++) cells.append({ label: "c" + i })
        state("appended")
        cells.insert(1, { label: "new" }); state("inserted")
        cells.remove(0); state("removed")
        cells.move(0, 4, 1); state("moved")
        view.positionViewAtIndex(12, GridView.Beginning); state("at 12")
        view.positionViewAtEnd(); state("end")
        view.positionViewAtBeginning(); state("beginning")
        view.moveCurrentIndexDown(); view.moveCurrentIndexRight(); state("keys")
        view.currentIndex = 15; state("15")
        view.moveCurrentIndexLeft(); view.moveCurrentIndexUp(); state("back")
        console.log(view.indexAt(35, view.contentY + 25), view.indexAt(95, 5))
        cells.clear(); state("cleared")
        console.log("END")
    } }
}
