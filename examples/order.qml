// Controls: fields, choices and buttons, what they are bound to, and a dialog.
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

ApplicationWindow {
    id: window

    property real price: (size.currentIndex + 2) * amount.value + (milk.checked ? 0.5 : 0)

    width: 360
    height: 420
    visible: true
    title: "Tea to go"

    header: ToolBar {
        Label {
            anchors.centerIn: parent
            text: window.title
            font.bold: true
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 16
        spacing: 10

        TextField {
            id: name
            Layout.fillWidth: true
            placeholderText: "Your name"
            Accessible.name: placeholderText
        }
        RowLayout {
            Label { text: "Size" }
            ComboBox {
                id: size
                Layout.fillWidth: true
                model: ["small", "medium", "large"]
                Accessible.name: "Size"
            }
        }
        RowLayout {
            Label { text: "Cups" }
            SpinBox {
                id: amount
                from: 1
                to: 9
                Accessible.name: "Cups"
            }
        }
        RowLayout {
            Repeater {
                model: ["black", "green", "mint"]
                RadioButton {
                    required property string modelData
                    required property int index
                    text: modelData
                    checked: index === 0
                    onToggled: window.kind = modelData
                }
            }
        }
        Switch {
            id: milk
            text: "with milk"
        }
        Label { text: "Sweetness " + Math.round(sweet.value * 100) + " %" }
        Slider {
            id: sweet
            Layout.fillWidth: true
            value: 0.3
            Accessible.name: "Sweetness"
        }
        Item { Layout.fillHeight: true }
        Button {
            Layout.fillWidth: true
            text: "Order for " + window.price.toFixed(2)
            enabled: name.text.length > 0
            highlighted: true
            onClicked: thanks.open()
        }
    }

    property string kind: "black"

    Dialog {
        id: thanks
        anchors.centerIn: Overlay.overlay
        modal: true
        title: "Thank you"
        standardButtons: Dialog.Ok
        Label { text: `${amount.value} × ${size.currentText} ${window.kind} for ${name.text}` }
        onAccepted: name.clear()
    }
}
