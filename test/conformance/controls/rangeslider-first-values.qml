// What a RangeSlider tells of the values that it begins with, and which of two that cross each other gives way.
import QtQuick
import QtQuick.Controls
Item {
    width: 640
    height: 480
    RangeSlider {
        first.value: 0.2
        second.value: 0.8
        first.onValueChanged: console.log("a first", first.value, second.value)
        second.onValueChanged: console.log("a second", first.value, second.value)
        first.onPositionChanged: console.log("a first at", first.position, second.position)
        second.onPositionChanged: console.log("a second at", first.position, second.position)
        Component.onCompleted: console.log("a done", first.value, second.value)
    }
    RangeSlider {
        from: 10
        to: 20
        first.onValueChanged: console.log("b first", first.value, second.value)
        first.value: 12
        second.onValueChanged: console.log("b second", first.value, second.value)
        Component.onCompleted: console.log("b done", first.value, second.value)
    }
    RangeSlider {
        id: c
        first { value: 3; onValueChanged: console.log("c first", c.first.value, c.second.value) }
        second { value: 2; onValueChanged: console.log("c second", c.first.value, c.second.value) }
        to: 10
        Component.onCompleted: {
            console.log("c done", first.value, second.value)
            setValues(7, 5)
            setValues(1, 9)
        }
    }
    RangeSlider {
        id: d
        property real value: 0.3
        first.value: value
        first.onValueChanged: console.log("d first", d.first.value)
        Component.onCompleted: { console.log("d done"); d.value = 0.4 }
    }
    RangeSlider {
        id: e
        from: 8
        to: 2
        first.value: 4
        second.value: 6
        first.onValueChanged: console.log("e first", e.first.value, e.second.value)
        second.onValueChanged: console.log("e second", e.first.value, e.second.value)
        Component.onCompleted: console.log("e done", first.value, second.value)
    }
    Component.onCompleted: Qt.callLater(() => console.log("END"))
}
