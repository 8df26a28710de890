import QtQuick

Item {
    width: 100
    Buttn { }
    Dott { }
}
