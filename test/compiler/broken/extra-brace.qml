import QtQuick

Item {
    Item {}
}
}
