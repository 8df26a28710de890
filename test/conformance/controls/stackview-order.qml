// StackView: what its pages are told as they come and go, animated and at once.
import QtQuick
import QtQuick.Controls
ApplicationWindow {
    visible: true; width: 300; height: 200
    Component { id: page; Rectangle { property string n: "?"; objectName: n
        StackView.onActivating: console.log(n, "activating"); StackView.onActivated: console.log(n, "activated"); StackView.onDeactivating: console.log(n, "deactivating"); StackView.onDeactivated: console.log(n, "deactivated"); StackView.onRemoved: console.log(n, "removed")
        StackView.onStatusChanged: console.log(n, "status", StackView.status); StackView.onIndexChanged: console.log(n, "index", StackView.index); Component.onDestruction: console.log(n, "destroyed"); StackView.onVisibleChanged: console.log(n, "vis", StackView.visible) } }
    StackView { id: s; anchors.fill: parent; onDepthChanged: console.log("depth", depth); onBusyChanged: console.log("busy", busy); onCurrentItemChanged: console.log("current", currentItem ? currentItem.n : null); onEmptyChanged: console.log("empty", empty) }
    Timer { id: t; property int step: 0; interval: 500; repeat: true; running: true; onTriggered: {
        console.log("--", step)
        switch (step++) {
        case 0: console.log(s.push(page, { n: "a" }).n); break
        case 1: s.push(page, { n: "b" }); break
        case 2: s.push([page, { n: "c" }, page, { n: "d" }], StackView.Immediate); console.log(s.depth, s.get(2), s.get(1).n); break
        case 3: console.log(s.pop().n); break
        case 4: s.replace(page, { n: "e" }, StackView.Immediate); break
        case 5: console.log(s.pop(null).n); break
        case 6: s.replace(null, page, {n: "f"}); break
        case 7: s.clear(StackView.Immediate); console.log(s.depth, s.currentItem); break
        case 8: console.log(s.pop(), s.initialItem); s.push(page, { n: "g" }, StackView.Immediate); console.log(s.currentItem.n, s.currentItem.StackView.view === s); break
        default: console.log("END"); stop() } } }
}
