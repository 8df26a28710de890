import QtQuick

Item {
    property Item child: Rectangle { width: 1 }
    property Component delegate: Text {}
    property Models.Row row: Models.Row { } property int next: 1
    states: [
        State { name: "a" },
        Q.State { name: "b"; when: width > 0 }
    ]
    transitions: Transition {}
    data: [Item {}]
    contentItem: Q.Item {
        Item { Item {} Item {} }
    }
    Component {
        id: factory
        Rectangle {}
    }
    Component { Component { Item {} } }
    property list<Item> three: [Item {}, Item {}, Item {}]
}
