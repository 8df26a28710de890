// Says something to an echo server once a second, and shows how long the answer took.
import QtQuick
import QtWebSockets

Rectangle {
    id: root

    property url server: "ws://localhost:3000"
    property int sent: 0
    property var started: ({})

    width: 320
    height: 160
    color: "#0e1512"

    WebSocket {
        id: socket
        url: root.server
        active: true
        onTextMessageReceived: message => {
            const at = root.started[message]
            if (at === undefined)
                return
            delete root.started[message]
            answer.text = message + " came back after " + (Date.now() - at) + " ms"
        }
    }

    Timer {
        interval: 1000
        running: socket.status === WebSocket.Open
        repeat: true
        triggeredOnStart: true
        onTriggered: {
            const message = "ping " + ++root.sent
            root.started[message] = Date.now()
            socket.sendTextMessage(message)
        }
    }

    Column {
        anchors.centerIn: parent
        spacing: 10
        Text {
            id: answer
            color: "#9be7b4"
            font.pixelSize: 16
            text: socket.status === WebSocket.Error ? socket.errorString : "waiting for " + root.server
        }
        Text {
            color: "#5c7d69"
            text: root.sent + " sent"
        }
    }
}
