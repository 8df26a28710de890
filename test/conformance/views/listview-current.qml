// ListView: what is current as rows come and go, told before how many there are.
import QtQuick
Item { width: 100; height: 100
  ListModel { id: m; Component.onCompleted: { for (let i = 0; i < 10; i++) append({ n: "r" + i }) } }
  ListView { id: v; anchors.fill: parent; model: m; delegate: Item { width: 80; height: 20; property string nm: n; property bool cur: ListView.isCurrentItem; onCurChanged: console.log("cur", nm, cur) } onCurrentIndexChanged: console.log("index", currentIndex); onCurrentItemChanged: console.log("item", currentItem ? currentItem.nm : null); onCountChanged: if (count) console.log("count", count); onContentYChanged: console.log("cy", contentY); onContentHeightChanged: console.log("ch", contentHeight); onOriginYChanged: console.log("oy", originY) }
  function st() { return [v.currentIndex, v.currentItem ? v.currentItem.nm : null, v.count, v.contentY, v.contentHeight, v.originY, v.atYBeginning, v.atYEnd].join(" ") }
  Timer { interval: 60; running: true; onTriggered: { console.log("--", st());
    v.currentIndex = 3; console.log(st()); m.remove(3); v.forceLayout(); console.log("removed current", st()); m.remove(0); v.forceLayout(); console.log("removed before", st()); m.insert(0, { n: "new" }); v.forceLayout(); console.log("inserted before", st()); m.move(0, 5, 1); v.forceLayout(); console.log("moved", st()); v.currentIndex = 99; console.log(st()); v.currentIndex = -5; console.log(st()); v.incrementCurrentIndex(); console.log(st()); v.decrementCurrentIndex(); console.log(st()); v.keyNavigationWraps = true; v.decrementCurrentIndex(); console.log(st()); v.incrementCurrentIndex(); console.log(st()); t.start() } }
  Timer { id: t; interval: 300; onTriggered: { console.log("--", st()); m.clear(); v.forceLayout(); console.log("cleared", st()); m.append({ n: "one" }); v.forceLayout(); console.log("appended", st()); t2.start() } }
  Timer { id: t2; interval: 100; onTriggered: { console.log(st()); console.log("END") } }
}
