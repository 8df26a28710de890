// A palette that is kept on a server: every button is one request.
import QtQuick
import "palette.js" as Service

Rectangle {
    id: root

    property string service: "http://localhost:3000/colors"

    function tell(good, status, what) {
        line.text = good ? what : status ? "the server answered " + status : "the server does not answer"
    }
    function last() {
        return colors.count > 0 ? colors.get(colors.count - 1).name : ""
    }
    function anyColor() {
        return Qt.hsla(Math.random(), 0.5, 0.5, 1).toString()
    }

    width: 380
    height: 300
    color: "#fbfaf7"

    onServiceChanged: Service.service = service
    Component.onCompleted: Service.service = service

    ListModel { id: colors }

    Column {
        id: buttons
        x: 12
        y: 12
        spacing: 6

        Command {
            text: "Read all"
            onPressed: Service.all((good, answer, status) => {
                colors.clear()
                if (good)
                    answer.data.forEach(color => colors.append({ name: color.name, value: color.value }))
                root.tell(good, status, colors.count + " colours")
            })
        }
        Command {
            text: "Add one"
            onPressed: Service.add("shade-" + Date.now(), root.anyColor(), (good, answer, status) => {
                if (good)
                    colors.append({ name: answer.name, value: answer.value })
                root.tell(good, status, "added")
            })
        }
        Command {
            text: "Look at the last"
            enabled: colors.count > 0
            onPressed: Service.get(root.last(), (good, answer, status) => root.tell(good, status, answer ? answer.value : ""))
        }
        Command {
            text: "Change the last"
            enabled: colors.count > 0
            onPressed: Service.change(root.last(), root.anyColor(), (good, answer, status) => {
                if (good)
                    colors.setProperty(colors.count - 1, "value", answer.value)
                root.tell(good, status, "changed")
            })
        }
        Command {
            text: "Take the last away"
            enabled: colors.count > 0
            onPressed: Service.take(root.last(), (good, answer, status) => {
                if (good)
                    colors.remove(colors.count - 1)
                root.tell(good, status, "taken away")
            })
        }
    }

    GridView {
        anchors { left: buttons.right; right: parent.right; top: parent.top; bottom: line.top; margins: 12 }
        clip: true
        cellWidth: 70
        cellHeight: 54
        model: colors
        delegate: Rectangle {
            required property string value
            width: 64
            height: 48
            radius: 4
            color: value
        }
    }

    Text {
        id: line
        x: 12
        anchors { bottom: parent.bottom; bottomMargin: 10 }
        color: "#5f5a4f"
        text: root.service
    }
}
