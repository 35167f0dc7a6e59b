// The face of the room of users in the menu of setup.
export { TeamOutlined as UsersIcon } from '@ant-design/icons';
