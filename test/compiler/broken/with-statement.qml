import QtQuick
Item {
    onXChanged: { with (parent) { x = 1 } }
    function f() { with (a) b; with (c) d }
}
