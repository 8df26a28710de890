import QtQuick

Item {
    width 5
    height: 6 +
    Rectangle {
        color: "red" radius: 4
        border.width: )
        function f( { return }
        property int a
        property int a
    }
    id: Upper
    x: 1
    x: 2
    Text { text: [1, 2 }
    y: foo(1, 2
    z: 3
}
