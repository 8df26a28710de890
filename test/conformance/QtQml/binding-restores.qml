// Binding gives back what was there: a value, a binding, or nothing of it.
import QtQml
QtObject {
    id: top
    property bool on: false
    property int value: 1
    property int bound: value + 10
    property int left: 3
    property Binding b1: Binding { target: top; property: "bound"; value: 100; when: top.on }
    property Binding b2: Binding { target: top; property: "left"; value: top.value * 2; when: top.on; restoreMode: Binding.RestoreNone }
    Component.onCompleted: { on = true; console.log(bound, left); value = 2; console.log(bound, left); on = false; console.log(bound, left); value = 5; console.log(bound, left); console.log("END") }
}
