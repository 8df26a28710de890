import QtQuick

Text {
    anchors.fill: parent
    anchors { leftMargin: 1; rightMargin: 2 }
    font {
        bold: true
        pixelSize: parent.height / 2
        letterSpacing: {
            return 1
        }
    }
    Layout.fillWidth: true
    Layout { minimumWidth: 5 }
    Controls.ToolTip.text: "tip"
    border { color: "red"; width: 1 }
    transform.origin { x: 1; y: 2 }
    one { two { three: 3 } }
    Behavior on x { NumberAnimation { duration: 100 } }
    NumberAnimation on font.pixelSize { to: 20 }
    Q.SmoothedAnimation on y { velocity: 5 }
}
