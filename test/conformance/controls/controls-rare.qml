// RangeSlider, SplitView and DelayButton: what they begin with, and what follows what.
import QtQuick
import QtQuick.Controls
Item {
    id: root
    property bool ready: false
    width: 640
    height: 480
    RangeSlider {
        id: r
        to: 10
        stepSize: 2
        first.value: 2
        second.value: 8
        first.onValueChanged: if (root.ready) console.log("first", first.value, first.position)
        second.onValueChanged: if (root.ready) console.log("second", second.value, second.position)
        first.onMoved: console.log("moved")
    }
    RangeSlider { id: plain; orientation: Qt.Vertical }
    DelayButton { id: hold; text: "Hold"; onCheckedChanged: console.log("hold", checked, progress); onProgressChanged: console.log("progress", progress); onActivated: console.log("activated") }
    SplitView {
        id: s
        width: 300
        height: 100
        Rectangle { id: a; implicitWidth: 50; SplitView.minimumWidth: 30; SplitView.maximumWidth: 80 }
        Rectangle { id: b; SplitView.fillWidth: true }
        Rectangle { id: c; SplitView.preferredWidth: 70 }
    }
    SplitView { id: down; orientation: Qt.Vertical; width: 60; height: 200; Item { id: d; implicitHeight: 40 } Item { id: e } }
    Component.onCompleted: {
        ready = true
        console.log(r.implicitWidth, r.implicitHeight, r.first.value, r.first.position, r.second.visualPosition, r.first.handle.x, r.second.handle.x, r.second.handle.width)
        r.first.value = 9
        r.second.value = 1
        r.setValues(1, 5)
        r.second.increase()
        r.first.decrease()
        r.first.decrease()
        r.to = 4
        console.log(r.first.value, r.second.value, r.valueAt(0.5))
        console.log(plain.implicitWidth, plain.implicitHeight, plain.first.value, plain.second.value, plain.second.visualPosition, plain.first.position, plain.second.position)
        console.log(hold.delay, hold.progress, hold.checkable, hold.implicitWidth, hold.implicitHeight)
        hold.checked = true
        hold.checked = false
        later.start()
    }
    Timer {
        id: later
        interval: 100
        onTriggered: {
            console.log(a.x, a.width, a.height, b.x, b.width, c.x, c.width, s.count, s.resizing, s.implicitWidth, a.SplitView.view === s)
            a.SplitView.preferredWidth = 200
            c.SplitView.preferredWidth = 20
            after.start()
        }
    }
    Timer {
        id: after
        interval: 100
        onTriggered: {
            console.log(a.width, b.x, b.width, c.x, c.width)
            console.log(d.y, d.height, d.width, e.y, e.height)
            a.visible = false
            last.start()
        }
    }
    Timer {
        id: last
        interval: 100
        onTriggered: {
            console.log(b.x, b.width, c.x)
            console.log("END")
        }
    }
}
