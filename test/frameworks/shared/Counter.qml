import QtQuick

Rectangle {
    id: root

    property int count: 0
    property int step: 1
    property string caption: "Count"
    signal reached(total: int)

    function reset() {
        count = 0;
    }

    width: 160
    height: 40
    color: "steelblue"

    Text {
        anchors.centerIn: parent
        color: "white"
        text: root.caption + " " + root.count
    }

    MouseArea {
        anchors.fill: parent
        onClicked: {
            root.count += root.step;
            if (root.count >= 5)
                root.reached(root.count);
        }
    }
}
