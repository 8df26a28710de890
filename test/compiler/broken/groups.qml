import QtQuick
Item {
    anchors { Item {} }
    anchors { property int a; signal b; function c() {} }
    child: lower {}
    data: [lower {}]
    lower on x {}
    Q.lower { x: 1 }
    child2: Q.lower {}
}
