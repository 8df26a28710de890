// Rows of different heights: how long the content is taken to be as the view goes through it.
import QtQuick
Item {
    width: 100; height: 200
    ListView {
        id: view
        width: 100; height: 200; cacheBuffer: 0; model: 100; spacing: 5
        header: Item { width: 100; height: 12 }
        footer: Item { width: 100; height: 8 }
        delegate: Item { width: 50; height: 10 + (index % 7) * 10 }
    }
    function state(word) {
        view.forceLayout()
        const seen = []
        for (let i = 0; i < 100; i++) {
            const item = view.itemAtIndex(i)
            if (item) seen.push(i + "@" + item.y)
        }
        console.log(word, "|", seen.join(" "), "| y", view.contentY, "origin", view.originY, "height", view.contentHeight, "header", view.headerItem.y, "footer", view.footerItem.y, view.atYBeginning, view.atYEnd)
    }
    Timer {
        interval: 60; running: true
        onTriggered: {
            state("first")
            view.contentY = 150; state("150")
            view.contentY = 1200; state("1200")
            view.positionViewAtIndex(50, ListView.Beginning); state("50 beginning")
            view.positionViewAtIndex(52, ListView.Center); state("52 center")
            view.positionViewAtIndex(60, ListView.End); state("60 end")
            view.positionViewAtIndex(59, ListView.Visible); state("59 visible")
            view.positionViewAtIndex(65, ListView.Contain); state("65 contain")
            view.positionViewAtBeginning(); state("beginning")
            console.log("END")
        }
    }
}
