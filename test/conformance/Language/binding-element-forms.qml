// Binding: what it writes, when, and what it leaves behind.
import QtQuick
Item {
    id: root
    property int a: 1; property int b: 2; property bool on: true; property var o: ({ x: 1 }); property string str: "s"
    Rectangle { id: r; width: 10; color: "red"; border.width: 1 }
    Binding { id: b1; target: root; property: "a"; value: root.b * 10; when: root.on }
    Binding { target: r; property: "width"; value: 50; when: root.b > 5; restoreMode: Binding.RestoreBinding }
    Binding { target: r; property: "color"; value: "blue"; when: root.b > 5 }
    Binding { target: r; property: "border.width"; value: root.b }
    Binding { target: r; property: "nope"; value: 3 }
    Binding { target: root; property: "str"; value: undefined }
    Binding { target: r; property: "x"; value: root.b; delayed: true }
    Binding { r.y: root.b + 1; r.height: 33 }
    Binding { target: null; property: "x"; value: 3 }
    Binding { target: r; property: "z"; value: "abc" }
    Binding on opacity { value: root.on ? 0.5 : 0.25 }
    Binding { target: root; property: "scale"; value: 2; when: !root.on; restoreMode: Binding.RestoreNone }
    Binding { target: root; property: "rotation"; value: 45; when: !root.on; restoreMode: Binding.RestoreValue }
    Component.onCompleted: {
        console.log(a, r.width, r.color, r.border.width, str, r.x, r.y, r.height, r.z, opacity)
        b = 6
        console.log(a, r.width, r.color, r.border.width, str, r.x, r.y, opacity)
        on = false
        console.log(a, r.width, r.color, opacity, scale, rotation)
        b = 3
        console.log(a, r.width, r.color, r.border.width)
        on = true
        console.log(a, scale, rotation, b1.when, b1.value, b1.property, b1.target === root, b1.restoreMode, b1.delayed)
        a = 99; console.log(a); b = 4; console.log(a)
        Qt.callLater(() => { console.log(r.x); console.log("END") })
    }
}
