// The chat as a Qt developer writes it: what the four tags have to look like.
// Run by record.ts, which gives the server's address and the picture's file as the last two arguments.
import QtQuick
import QtWebSockets

Rectangle {
    id: page

    readonly property string server: Qt.application.arguments[Qt.application.arguments.length - 2]
    readonly property string picture: Qt.application.arguments[Qt.application.arguments.length - 1]

    width: 360
    height: 360
    color: "black"

    function say(mark, line) {
        lines.append({ mark: mark, line: line });
        if (lines.count === 4)
            settled.start();
    }

    function place(item) {
        const corner = item.mapToItem(page, 0, 0);
        return { x: corner.x, y: corner.y, width: item.width, height: item.height };
    }

    function record() {
        const rows = [];
        for (let i = 0; i < lines.count; i++)
            rows.push(Object.assign(place(transcript.itemAtIndex(i)), lines.get(i)));
        const result = { rows: rows, box: place(box), field: place(field) };
        page.grabToImage(function (grabbed) {
            grabbed.saveToFile(page.picture);
            console.log("RECORDED " + JSON.stringify(result));
            Qt.quit();
        });
    }

    Timer {
        id: settled
        interval: 300
        onTriggered: page.record()
    }

    ListView {
        id: transcript
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: box.top }
        model: ListModel { id: lines }
        delegate: Item {
            id: row
            required property string mark
            required property string line
            width: transcript.width
            height: 18
            Text {
                id: first
                width: row.width / 24
                height: row.height
                color: "white"
                verticalAlignment: Text.AlignVCenter
                text: row.mark
            }
            Text {
                anchors { left: first.right; right: row.right }
                height: row.height
                color: "white"
                verticalAlignment: Text.AlignVCenter
                text: row.line
            }
        }
    }

    Rectangle {
        id: box
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 32
        color: "black"
        border { color: "white"; width: 2 }
        TextInput {
            id: field
            anchors { left: parent.left; right: parent.right; margins: 4; verticalCenter: parent.verticalCenter }
            color: "white"
            onAccepted: {
                socket.sendTextMessage(text);
                page.say(">", text);
                clear();
            }
        }
    }

    WebSocket {
        id: socket
        url: page.server
        active: true
        onStatusChanged: if (status === WebSocket.Open) page.say("#", "socket open")
        onTextMessageReceived: function (message) {
            page.say("<", message);
            if (lines.count === 2) {
                field.text = "hello";
                field.accepted();
            }
        }
    }
}
