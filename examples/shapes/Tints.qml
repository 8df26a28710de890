pragma Singleton
import QtQuick

QtObject {
    readonly property color plain: "#5b6b8c"
    readonly property color cool: "#2f7f86"
    readonly property color warm: "#a3563b"
}
