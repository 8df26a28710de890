// ScrollView and ScrollBar: sizes, and what positions do to the flickable.
import QtQuick
import QtQuick.Controls
Item {
    width: 400; height: 300
    ScrollView { id: s; width: 100; height: 80; Rectangle { id: r; implicitWidth: 300; implicitHeight: 200 } }
    ScrollView { id: s2; width: 100; height: 80; ListView { id: lv; model: 20; delegate: Item { width: 10; height: 20 } } }
    ScrollView { id: s3; y: 100; width: 100; height: 80; contentWidth: 50; contentHeight: 400; Item { objectName: "q" } }
    ScrollView { id: s4; y: 100; TextArea { text: "abc" } }
    Flickable { id: f; x: 200; width: 50; height: 50; contentWidth: 200; contentHeight: 100; ScrollBar.vertical: ScrollBar { id: vb; onPositionChanged: console.log("vb", position); onActiveChanged: console.log("active", active) } ScrollIndicator.horizontal: ScrollIndicator { id: hi } }
    Timer { interval: 200; running: true; onTriggered: {
        console.log(s.contentWidth, s.contentHeight, s.availableWidth, s.contentItem.contentWidth, r.width, r.height, s.implicitWidth, s.implicitHeight, s.ScrollBar.vertical.size, s.ScrollBar.horizontal.size, s.ScrollBar.vertical.visible)
        console.log(s2.contentItem === lv, lv.width, lv.height, s2.contentHeight, s2.contentWidth, s2.ScrollBar.vertical.size, s2.ScrollBar.vertical.policy)
        console.log(s3.contentItem.contentHeight, s3.contentChildren.length, s3.ScrollBar.vertical.size, s3.effectiveScrollBarWidth, s3.effectiveScrollBarHeight)
        console.log(s4.implicitWidth > 0, s4.contentItem.contentWidth > 0)
        console.log(vb.size, vb.position, hi.size, hi.position, vb.orientation, vb.x, vb.y, vb.width, vb.height, vb.visualSize, vb.visualPosition, vb.minimumSize)
        f.contentY = 20; console.log(vb.position); vb.position = 0.5; console.log(f.contentY); vb.increase(); console.log(vb.position, vb.stepSize); vb.stepSize = 0.2; vb.decrease(); console.log(vb.position, f.contentY)
        vb.minimumSize = 0.8; console.log(vb.visualSize, vb.visualPosition, vb.size); vb.policy = ScrollBar.AlwaysOn; console.log(vb.policy, vb.active, vb.interactive, vb.snapMode)
        s.ScrollBar.vertical.position = 0.3; console.log(s.contentItem.contentY)
        s.ScrollBar.horizontal.policy = ScrollBar.AlwaysOff; console.log(s.ScrollBar.horizontal.visible)
        console.log("END") } }
}
