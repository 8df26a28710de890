// ListView: where positioning leads, in all directions; header, footer, spacing.
import QtQuick
Item { width: 100; height: 100
  ListView { id: v; width: 100; height: 100; model: 30; spacing: 5; header: Rectangle { width: 50; height: 15 } footer: Rectangle { width: 50; height: 25 } delegate: Item { width: 80; height: 20 } cacheBuffer: 0 }
  ListView { id: h; width: 100; height: 50; y: 110; orientation: ListView.Horizontal; model: 20; delegate: Item { width: 30; height: 20 } leftMargin: 10; rightMargin: 5 }
  ListView { id: b; width: 100; height: 100; verticalLayoutDirection: ListView.BottomToTop; model: 5; delegate: Item { width: 80; height: 30 } }
  ListView { id: r; width: 100; height: 50; orientation: ListView.Horizontal; layoutDirection: Qt.RightToLeft; model: 6; delegate: Item { width: 30; height: 20 } }
  ListView { id: e; width: 100; height: 50; model: 0; header: Item { height: 10 } footer: Item { height: 5 } delegate: Item {} }
  function st(l) { return [l.contentX, l.contentY, l.contentWidth, l.contentHeight, l.originX, l.originY].join(" ") }
  Timer { interval: 60; running: true; onTriggered: { console.log(st(v), v.headerItem.y, v.footerItem.y, v.count, v.itemAtIndex(0).y, v.contentItem.children.length);
    for (const [n, mode] of [["Beginning", ListView.Beginning], ["Center", ListView.Center], ["End", ListView.End], ["Visible", ListView.Visible], ["Contain", ListView.Contain], ["SnapPosition", ListView.SnapPosition]]) { v.positionViewAtIndex(12, mode); console.log(n, v.contentY, v.indexAt(10, v.contentY + 30), v.itemAt(10, v.contentY + 12)?.y); v.positionViewAtIndex(3, mode); console.log(n, v.contentY) }
    v.positionViewAtEnd(); console.log(v.contentY, v.atYEnd, v.footerItem.y); v.positionViewAtBeginning(); console.log(v.contentY, v.atYBeginning); v.positionViewAtIndex(29, ListView.Beginning); console.log(v.contentY); v.positionViewAtIndex(99, ListView.Beginning); console.log(v.contentY); v.positionViewAtIndex(-1, ListView.Beginning); console.log(v.contentY)
    console.log(v.indexAt(200, 30), v.indexAt(10, -1), v.indexAt(10, 24), v.itemAtIndex(50), v.itemAt(10, 10000))
    console.log(st(h), h.itemAtIndex(0).x); h.positionViewAtIndex(10, ListView.Center); console.log(st(h)); h.positionViewAtEnd(); console.log(st(h), h.atXEnd)
    console.log(st(b), b.itemAtIndex(0).y, b.itemAtIndex(1).y); b.positionViewAtIndex(4, ListView.Beginning); console.log(st(b)); console.log(st(r), r.itemAtIndex(0).x, r.itemAtIndex(1).x); r.positionViewAtIndex(5, ListView.Beginning); console.log(st(r))
    console.log(st(e), e.headerItem.y, e.footerItem.y); v.spacing = 0; v.forceLayout(); console.log(st(v)); v.model = 2; v.forceLayout(); console.log(st(v), v.footerItem.y); v.header = null; v.forceLayout(); console.log(st(v), v.headerItem, v.footerItem.y)
    console.log("END") } }
}
