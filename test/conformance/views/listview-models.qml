// ListView: current item, count and model, told as other models come.
import QtQuick
Item { width: 100; height: 100
  ListView { id: v; anchors.fill: parent; model: 8; currentIndex: 2; delegate: Item { width: 80; height: 20; property bool cur: ListView.isCurrentItem; onCurChanged: console.log("cur", index, cur) } onCurrentIndexChanged: console.log("index", currentIndex); onCurrentItemChanged: console.log("item", currentItem !== null); onCountChanged: console.log("count", count); onModelChanged: console.log("model") }
  ListModel { id: m; ListElement { n: 1 } ListElement { n: 2 } }
  Timer { interval: 60; running: true; onTriggered: { console.log("--"); v.currentIndex = 5; v.model = 4; console.log(v.currentIndex, v.count); v.currentIndex = -1; v.model = 3; console.log(v.currentIndex); v.model = 0; console.log(v.currentIndex, v.count); v.model = m; console.log(v.currentIndex); m.append({ n: 3 }); console.log(v.count); v.forceLayout(); m.clear(); v.forceLayout(); console.log(v.currentIndex); v.delegate = d2; console.log("END") } }
  Component { id: d2; Item { height: 5 } }
}
