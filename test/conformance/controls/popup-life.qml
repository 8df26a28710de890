// Popups and dialogs: which signals come when, where they are, and how large.
import QtQuick
import QtQuick.Controls
Item {
    id: root
    width: 640
    height: 480
    Item {
        id: place
        x: 50
        y: 40
        width: 100
        height: 50
        Popup {
            id: p
            x: 10
            y: 20
            width: 80
            height: 60
            onAboutToShow: console.log("p aboutToShow", visible, opened)
            onOpened: console.log("p opened", visible, opened)
            onAboutToHide: console.log("p aboutToHide", visible, opened)
            onClosed: console.log("p closed", visible, opened)
            onVisibleChanged: console.log("p visible", visible)
            onOpenedChanged: console.log("p openedChanged", opened)
            Rectangle { id: inner; anchors.fill: parent }
        }
    }
    Dialog {
        id: d
        title: "Sure?"
        standardButtons: Dialog.Ok | Dialog.Cancel
        onAccepted: console.log("d accepted", visible, result)
        onRejected: console.log("d rejected", visible, result)
        onClosed: console.log("d closed", result)
        onAboutToHide: console.log("d hides")
        Label { text: "x" }
    }
    Dialog { id: plain; modal: true; width: 120; height: 90 }
    Popup { id: fit; parent: root; x: 390; y: -20; width: 50; height: 30; margins: 5 }
    Popup { id: centre; anchors.centerIn: parent; contentWidth: 60; contentHeight: 20 }
    Timer {
        interval: 50
        running: true
        onTriggered: {
            console.log(p.x, p.y, p.visible, p.parent === place, p.modal, p.dim, p.focus, p.availableWidth, p.availableHeight, p.implicitWidth)
            p.open()
            console.log(inner.width, inner.height, p.contentItem.x, p.contentItem.width, p.background.width, p.activeFocus)
            p.open()
            p.close()
            p.visible = true
            p.visible = false
            d.open()
            console.log(d.standardButton(Dialog.Ok) !== null, d.standardButton(Dialog.Yes), d.standardButton(Dialog.Cancel).text, d.footer.count, d.header.text, d.header.visible, d.footer.visible, d.result)
            d.accept()
            d.open()
            d.reject()
            d.open()
            d.done(7)
            d.open()
            d.standardButton(Dialog.Cancel).clicked()
            plain.open()
            console.log(plain.dim, plain.modal, plain.header.visible, plain.availableHeight, plain.contentItem.height, plain.x, plain.y)
            plain.close()
            fit.open()
            console.log(fit.x, fit.y)
            centre.open()
            console.log(centre.x, centre.y, centre.width, centre.height)
            centre.contentWidth = 100
            console.log(centre.x, centre.width)
            later.start()
        }
    }
    Timer {
        id: later
        interval: 100
        onTriggered: {
            console.log(fit.x, fit.y, centre.x, fit.visible)
            fit.close()
            fit.margins = -1
            fit.open()
            console.log(fit.x, fit.y)
            console.log("END")
        }
    }
}
