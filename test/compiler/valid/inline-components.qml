import QtQuick

Item {
    id: root
    component Badge: Rectangle {
        id: badge
        property string caption
        Text { text: badge.caption }
    }
    component Plain : Item {}
    component Marker: Q.Item { enum Kind { A } }
    Badge { caption: "1" }
    Item { Badge { caption: "2" } }
}
