// A chat over a WebSocket: what arrives stands on the left, what you send on the right.
import QtQuick
import QtWebSockets

Rectangle {
    id: window

    property url server: "ws://localhost:3000"

    function note(text) {
        messages.append({ from: "note", body: text })
        list.positionViewAtEnd()
    }

    width: 360
    height: 420
    color: "#10161d"

    WebSocket {
        id: socket
        url: window.server
        active: true
        onTextMessageReceived: function (message) {
            messages.append({ from: "them", body: message })
            list.positionViewAtEnd()
        }
        onStatusChanged: {
            if (socket.status === WebSocket.Open)
                window.note("connected")
            else if (socket.status === WebSocket.Closed)
                window.note("the connection is closed")
            else if (socket.status === WebSocket.Error)
                window.note(socket.errorString)
        }
    }

    ListModel { id: messages }

    Rectangle {
        id: bar
        width: parent.width
        height: 34
        color: "#1d2a38"
        Rectangle {
            x: 12
            anchors.verticalCenter: parent.verticalCenter
            width: 10
            height: 10
            radius: 5
            color: socket.status === WebSocket.Open ? "#7bd88f" : "#e06c75"
        }
        Text {
            x: 32
            anchors.verticalCenter: parent.verticalCenter
            text: window.server
            color: "#c7d5e5"
        }
    }

    ListView {
        id: list
        anchors { top: bar.bottom; bottom: line.top; left: parent.left; right: parent.right; margins: 8 }
        clip: true
        spacing: 6
        model: messages
        delegate: Bubble { width: list.width }
    }

    MessageLine {
        id: line
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
        focus: true
        ready: socket.status === WebSocket.Open
        onSent: text => {
            socket.sendTextMessage(text)
            messages.append({ from: "me", body: text })
            list.positionViewAtEnd()
        }
    }
}
