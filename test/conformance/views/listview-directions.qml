// Horizontal, right to left, bottom to top, with header and footer.
import QtQuick
Item {
    width: 200; height: 200
    component Row0: Item { width: 30; height: 20 }
    ListView { id: a; cacheBuffer: 0; width: 100; height: 50; orientation: ListView.Horizontal; model: 6; spacing: 2; delegate: Row0 {} header: Item { width: 7; height: 1 } }
    ListView { id: b; cacheBuffer: 0; width: 100; height: 50; orientation: ListView.Horizontal; layoutDirection: Qt.RightToLeft; model: 6; spacing: 2; delegate: Row0 {} header: Item { width: 7; height: 1 } }
    ListView { id: c; cacheBuffer: 0; width: 100; height: 50; verticalLayoutDirection: ListView.BottomToTop; model: 6; spacing: 2; delegate: Row0 {} footer: Item { width: 7; height: 9 } }
    ListView { id: d; width: 100; height: 50; model: 2; delegate: Row0 {} }
    function state(word, view) {
        const seen = []
        for (let i = 0; i < view.count; i++) {
            const item = view.itemAtIndex(i)
            if (item) seen.push(i + "@" + item.x + "," + item.y)
        }
        console.log(word, "|", seen.join(" "), "|", view.contentX, view.contentY, view.originX, view.originY, view.contentWidth, view.contentHeight,
            view.headerItem ? view.headerItem.x : "", view.footerItem ? view.footerItem.y : "", view.atXBeginning, view.atXEnd, view.atYBeginning, view.atYEnd)
    }
    Timer {
        interval: 300; running: true
        onTriggered: {
            state("a", a); state("b", b); state("c", c); state("d", d)
            a.positionViewAtEnd(); b.positionViewAtEnd(); c.positionViewAtEnd()
            state("a end", a); state("b end", b); state("c end", c)
            a.incrementCurrentIndex(); b.currentIndex = 3; c.positionViewAtIndex(1, ListView.Beginning)
            state("c 1", c)
            console.log(a.indexAt(40, 5), b.indexAt(-40, 5), c.indexAt(5, -30), d.indexAt(5, 200), d.itemAt(5, 25) === d.itemAtIndex(1))
            console.log("END")
        }
    }
}
